/** How many times the event loop of this thread turns while something is done, and what comes of it. */
export async function turnsWhile<T>(
  work: () => T | Promise<T>,
): Promise<{ turns: number; done: T }> {
  let [turns, working] = [0, true]
  const turn = () => {
    turns += 1
    if (working) setImmediate(turn)
  }
  setImmediate(turn)
  try {
    const done = await work()
    return { turns, done }
  } finally {
    working = false
  }
}
