/** How far back a quote still counts: what was quoted before and never answered is dead. */
export const quoteDays = 180
