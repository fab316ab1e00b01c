import { generalReasons } from '#kernel/reasons.ts'

/** Every refusal of the product, by code: the server's problem documents and the screens read it. */
export const allReasons = { ...generalReasons }
