import { apiKeyCommand } from './api-key.ts'
import { backupCommand } from './backup.ts'
import type { Command } from './command.ts'
import { companyCommand } from './company.ts'
import { importCommand } from './import.ts'
import { demoCommand } from './demo.ts'
import { doctorCommand } from './doctor.ts'
import { userCommand } from './user.ts'

/** Every command, in the order of the help. */
export const allCommands: readonly Command[] = [
  companyCommand,
  userCommand,
  apiKeyCommand,
  importCommand,
  demoCommand,
  backupCommand,
  doctorCommand,
]
