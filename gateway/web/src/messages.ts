/** The words of all pages: which areas have some, how they are loaded, and which keys exist (from the Chinese). */
import type accounts from './areas/accounts/messages/zh-CN.json'
import type assignments from './areas/assignments/messages/zh-CN.json'
import type chains from './areas/chains/messages/zh-CN.json'
import type credits from './areas/credits/messages/zh-CN.json'
import type duplicates from './areas/duplicates/messages/zh-CN.json'
import type figures from './areas/figures/messages/zh-CN.json'
import type ledger from './areas/ledger/messages/zh-CN.json'
import type monitoring from './areas/monitoring/messages/zh-CN.json'
import type notices from './areas/notices/messages/zh-CN.json'
import type numbers from './areas/numbers/messages/zh-CN.json'
import type operation from './areas/operation/messages/zh-CN.json'
import type orgs from './areas/orgs/messages/zh-CN.json'
import type paper from './areas/paper/messages/zh-CN.json'
import type photos from './areas/photos/messages/zh-CN.json'
import type requests from './areas/requests/messages/zh-CN.json'
import type review from './areas/review/messages/zh-CN.json'
import type self from './areas/self/messages/zh-CN.json'
import type session from './areas/session/messages/zh-CN.json'
import type start from './areas/start/messages/zh-CN.json'
import type status from './areas/status/messages/zh-CN.json'
import type teachers from './areas/teachers/messages/zh-CN.json'
import type trainings from './areas/trainings/messages/zh-CN.json'
import type training from './areas/training/messages/zh-CN.json'
import type transfers from './areas/transfers/messages/zh-CN.json'
import type workbooks from './areas/workbooks/messages/zh-CN.json'
import type parts from './parts/messages/zh-CN.json'
import type shells from './shells/messages/zh-CN.json'

interface Messages {
  accounts: typeof accounts
  assignments: typeof assignments
  chains: typeof chains
  credits: typeof credits
  duplicates: typeof duplicates
  figures: typeof figures
  ledger: typeof ledger
  monitoring: typeof monitoring
  notices: typeof notices
  numbers: typeof numbers
  operation: typeof operation
  orgs: typeof orgs
  paper: typeof paper
  parts: typeof parts
  photos: typeof photos
  requests: typeof requests
  review: typeof review
  self: typeof self
  session: typeof session
  shells: typeof shells
  start: typeof start
  status: typeof status
  teachers: typeof teachers
  trainings: typeof trainings
  training: typeof training
  transfers: typeof transfers
  workbooks: typeof workbooks
}

type Keys<T, Prefix extends string = ''> = {
  [Key in keyof T & string]: T[Key] extends string ? `${Prefix}${Key}` : Keys<T[Key], `${Prefix}${Key}.`>
}[keyof T & string]

export type Area = keyof Messages
export type MessageKey = Keys<Messages>

const files = import.meta.glob<{ default: object }>(['./*/messages/*.json', './areas/*/messages/*.json'])

/** The messages of one area; parts and shells lie beside the areas. */
export async function loadMessages(area: Area, language: string): Promise<object> {
  const load =
    files[`./areas/${area}/messages/${language}.json`] ?? files[`./${area}/messages/${language}.json`]
  if (!load) throw new Error(`No messages in ${language} for ${area}.`)
  return (await load()).default
}
