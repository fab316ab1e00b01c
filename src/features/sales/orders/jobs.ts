import { job } from '#server/jobs.ts'
import { lookAgain, lookingAgain } from './queries/kept.ts'

/** Orders are looked at again soon after each midnight, and whenever many were touched. */
export const orderJobs = [job(lookingAgain.name, lookAgain, '10 * * * *')] as const
