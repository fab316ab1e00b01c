// What colleagues did: what was said, messages that left, tasks that are done.
export const deedKinds = ['call', 'visit', 'note', 'mail', 'task'] as const
export type DeedKind = (typeof deedKinds)[number]
