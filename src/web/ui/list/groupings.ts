// Ways to group that are the same in every list: the server names its periods alike.
import { wordsNow } from '../../words.ts'
import { listWords } from './words.ts'

export const byMonth = { key: 'month', label: () => wordsNow(listWords).byMonth }
export const byWeek = { key: 'week', label: () => wordsNow(listWords).byWeek }
