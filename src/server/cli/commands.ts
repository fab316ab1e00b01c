import { backupCommand } from './backup.ts'
import type { Command } from './command.ts'
import { companyCommand } from './company.ts'

/** Every command, in the order of the help. */
export const allCommands: readonly Command[] = [companyCommand, backupCommand]
