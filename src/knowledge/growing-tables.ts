/**
 * Last words of the names of tables that get a row each time something happens, so that even what belongs to one parent grows
 * without end: `webhookEvents`, `usage_tracking`. Read off the schemas of some thirty public programs, 2026.
 */
export const streamWords: ReadonlySet<string> = new Set([
  'event', 'events', 'log', 'logs', 'message', 'messages', 'notification', 'notifications', 'view', 'views', 'visit', 'visits', 'history', 'histories', 'entry', 'entries', 'audit', 'audits', 'activity', 'activities', 'metric', 'metrics', 'sample', 'samples',
  'click', 'clicks', 'impression', 'impressions', 'usage', 'tracking', 'reading', 'readings', 'checkin', 'checkins', 'trace', 'traces', 'hit', 'hits', 'measurement', 'measurements',
])

/** Last words of tables whose rows users make as they work: what belongs to one user or tenant grows, what belongs to one parent stays short. */
export const growingWords: ReadonlySet<string> = new Set([
  'transaction', 'transactions', 'order', 'orders', 'payment', 'payments', 'invoice', 'invoices', 'charge', 'charges', 'refund', 'refunds', 'receipt', 'receipts', 'document', 'documents', 'file', 'files', 'upload', 'uploads', 'link', 'links',
  'contact', 'contacts', 'lead', 'leads', 'subscriber', 'subscribers', 'customer', 'customers', 'product', 'products', 'ticket', 'tickets', 'booking', 'bookings', 'appointment', 'appointments', 'reservation', 'reservations', 'job', 'jobs', 'run', 'runs', 'task', 'tasks',
  'comment', 'comments', 'post', 'posts', 'article', 'articles', 'note', 'notes', 'memo', 'memos', 'memory', 'memories', 'review', 'reviews', 'rating', 'ratings', 'feedback', 'complaint', 'complaints', 'submission', 'submissions', 'response', 'responses', 'answer', 'answers',
  'question', 'questions', 'attempt', 'attempts', 'envelope', 'envelopes', 'recipe', 'recipes', 'photo', 'photos', 'image', 'images', 'video', 'videos', 'workout', 'workouts', 'conversation', 'conversations', 'chat', 'chats', 'report', 'reports',
])

/** Words of columns that say whose a row is, not of which parent it is a part: a user or a tenant has many of everything. */
export const scopeWords: ReadonlySet<string> = new Set([
  'user', 'users', 'owner', 'author', 'creator', 'created', 'team', 'org', 'organization', 'organisation', 'tenant', 'workspace', 'company', 'project', 'account', 'customer', 'client', 'shop', 'store', 'member', 'profile', 'assigned', 'assignee', 'environment', 'sender',
])
