/** The pages of 管理端, in the order of the menu; loaded with the first person of an office who signs in. */
import type { RouteRecordRaw } from 'vue-router'
import accounts from './areas/accounts/routes'
import assignments from './areas/assignments/routes'
import chains from './areas/chains/routes'
import credits from './areas/credits/routes'
import duplicates from './areas/duplicates/routes'
import figures from './areas/figures/routes'
import ledger from './areas/ledger/routes'
import monitoring from './areas/monitoring/routes'
import notices from './areas/notices/routes'
import numbers from './areas/numbers/routes'
import operation from './areas/operation/routes'
import orgs from './areas/orgs/routes'
import paper from './areas/paper/routes'
import photos from './areas/photos/routes'
import requests from './areas/requests/routes'
import review from './areas/review/routes'
import start from './areas/start/routes'
import status from './areas/status/routes'
import teachers from './areas/teachers/routes'
import trainings from './areas/trainings/routes'
import training from './areas/training/routes'
import transfers from './areas/transfers/routes'
import workbooks from './areas/workbooks/routes'

export const office: RouteRecordRaw[] = [
  ...start,
  ...orgs,
  ...accounts,
  ...teachers,
  ...paper,
  ...workbooks,
  ...requests,
  ...transfers,
  ...assignments,
  ...status,
  ...trainings,
  ...credits,
  ...ledger,
  ...training,
  ...figures,
  ...photos,
  ...review,
  ...chains,
  ...numbers,
  ...duplicates,
  ...monitoring,
  ...operation,
  ...notices,
]
