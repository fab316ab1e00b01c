// The mark of each code: shape and colour, beside a sentence that says it all.
import {
  AlarmClock,
  AtSign,
  BadgeCheck,
  Bell,
  CalendarClock,
  CalendarPlus,
  CalendarX,
  DatabaseBackup,
  Eye,
  ListChecks,
  ListTodo,
  type LucideIcon,
  MailWarning,
  MailX,
  MessageCircleQuestion,
  MessageCircleReply,
  MessageSquareText,
  Scale,
  ThumbsDown,
} from 'lucide-react'
import type { Hue } from '#web/ui/Status.tsx'
import { type Code, isCode, type Kind } from '../rules/codes.ts'

type Mark = readonly [LucideIcon, Hue]

const marks: Readonly<Record<Code, Mark>> = {
  mention: [AtSign, 'blue'],
  comment: [MessageSquareText, 'blue'],
  'task.assigned': [ListTodo, 'blue'],
  'appointment.assigned': [CalendarPlus, 'blue'],
  'quote.opened': [Eye, 'blue'],
  'quote.signed': [BadgeCheck, 'green'],
  'quote.refused': [ThumbsDown, 'red'],
  'quote.question': [MessageCircleQuestion, 'orange'],
  'quote.expiring': [CalendarClock, 'orange'],
  'quote.expired': [CalendarX, 'red'],
  'invoice.overdue': [AlarmClock, 'red'],
  'task.overdue': [AlarmClock, 'orange'],
  'bulk.done': [ListChecks, 'green'],
  'mail.answered': [MessageCircleReply, 'green'],
  'mail.failed': [MailWarning, 'red'],
  'mail.returned': [MailX, 'red'],
  'mailbox.failing': [MailWarning, 'orange'],
  'backup.missing': [DatabaseBackup, 'orange'],
  'backup.old': [DatabaseBackup, 'orange'],
  'books.differ': [Scale, 'red'],
}

export const markOf = (code: string): Mark => (isCode(code) ? marks[code] : [Bell, 'grey'])

export const kindMarks: Readonly<Record<Kind, Mark>> = {
  mine: [AtSign, 'blue'],
  client: [BadgeCheck, 'green'],
  deadline: [CalendarClock, 'orange'],
  system: [DatabaseBackup, 'grey'],
}
