import { lazily } from './lazily.js'
import type { Node } from './nodes.js'
import { accessRaces } from './races/accesses.js'
import { callRaces } from './races/calls.js'
import { spendRaces } from './races/spends.js'
import type { Race } from './races/race.js'
import type { SourceFile } from './source-file.js'

export type { Race } from './races/race.js'

/** Checks followed by acts that two simultaneous callers can both reach, in the order of the text. */
export const racesOf = lazily((file: SourceFile): readonly Race[] => {
  const seen = new Set<Node>()
  return [...callRaces(file), ...accessRaces(file), ...spendRaces(file)]
    .filter(({ act }) => !seen.has(act) && seen.add(act))
    .sort((a, b) => a.act.range[0] - b.act.range[0])
})
