/** The job that learns: `again` where what was sold has changed as a whole. */
export const learning = { name: 'projection-learn' } as const
