import { companyReasons } from '#features/base/company/rules.ts'
import { fileReasons } from '#features/base/files/rules.ts'
import { itemReasons } from '#features/catalog/items/rules.ts'
import { customerReasons } from '#features/relation/customers/rules.ts'
import { generalReasons } from '#kernel/reasons.ts'

/** Every refusal of the product, by code: the server's problem documents and the screens read it. */
export const allReasons = {
  ...generalReasons,
  ...fileReasons,
  ...companyReasons,
  ...itemReasons,
  ...customerReasons,
}
