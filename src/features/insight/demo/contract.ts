import { endpoint } from '#kernel/endpoint.ts'
import { ById, Done, Nothing } from '#kernel/shapes.ts'

export const openDemo = endpoint('POST', '/demo', {
  summary: 'Make a demonstration company of one’s own, apart from any real one',
  input: Nothing,
  output: ById,
  refusals: ['people_only'],
})

export const eraseDemo = endpoint('DELETE', '/demo', {
  summary: 'Erase the demonstration company in which one is: refused for any real one',
  input: Nothing,
  output: Done,
  refusals: ['not_a_demo'],
})
