import { expect, test } from 'vitest'
import { office } from '@/officeRoutes'
import type { Operation } from '@/api/client'
import type { Org } from '@/lib/routes'
import { menuOf } from './menu'

const menuWith = (...granted: Operation[]) =>
  menuOf(office, (operation) => granted.includes(operation)).map(({ group, entries }) => [
    group,
    entries.map(({ to }) => to),
  ])

test('the menu holds the granted pages in the order of the offices', () => {
  expect(menuWith('listCases', 'listTeachers', 'listAccounts')).toEqual([
    ['start', ['/']],
    ['users', ['/accounts']],
    ['records', ['/teachers', '/cases']],
  ])
})

test('who is granted nothing sees the start page only', () => {
  expect(menuWith()).toEqual([['start', ['/']]])
})

test('a page that has nothing for an organisation does not stand in its menu', () => {
  const menuAt = (level: Org['level']) =>
    menuOf(office, (operation) => operation === 'listOrgChildren', { level } as Org).map(({ group }) => group)
  expect(menuAt('county')).toEqual(['start', 'users'])
  expect(menuAt('training')).toEqual(['start'])
})
