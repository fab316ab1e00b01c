// Loaded before the server that a story travels with (`node --import`): its clock is moved by whoever
// started it. The product itself knows no other clock than that of the machine.
const Real = Date
// From its first instant: what waits for an hour of the clock does not see it go back.
let ahead = Real.parse(process.env.CLOCK_STARTS) - Real.now()
const now = () => Real.now() + ahead

globalThis.Date = new Proxy(Real, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, made),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
})

process.on('message', ({ moment }) => {
  ahead = Real.parse(moment) - Real.now()
  process.send({ moment })
})
