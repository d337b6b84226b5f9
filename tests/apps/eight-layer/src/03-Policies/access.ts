import type { Session } from '../01-Core/context/Session.js'
import { ForbiddenError } from '../01-Core/errors/AppError.js'

export function assertOwner(session: Session): void {
  if (session.role !== 'owner') {
    throw new ForbiddenError('owner_required', 'Only the owner of the team may do this.')
  }
}

export function assertNotSelf(session: Session, userId: string): void {
  if (session.userId === userId) {
    throw new ForbiddenError('own_account', 'An owner cannot leave the team without a successor.')
  }
}
