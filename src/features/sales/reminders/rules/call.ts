// A call about what is late: why it is on the list, and what may come of it.
export const callCauses = ['level', 'broken', 'hand'] as const
/** A level of a plan, a promise that was not kept, a person. */
export type CallCause = (typeof callCauses)[number]

export const callOutcomes = ['reached', 'promise', 'dispute', 'no_answer'] as const
/** What came of it; nobody answered: it waits for the next working day. */
export type CallOutcome = (typeof callOutcomes)[number]
