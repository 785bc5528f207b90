import { expect, test } from 'vitest'
import { rolesOf } from './acts'

test('an administrator sits at authorities and schools, none at their units', () => {
  for (const level of ['county', 'school']) expect(rolesOf(level)).toContain('system_admin')
  for (const level of ['department', 'office', 'affiliated', 'training'])
    expect(rolesOf(level)).not.toContain('system_admin')
})

test('a training institution has users of its own kind and no others', () => {
  expect(rolesOf('training')).toEqual(['institution'])
  expect(rolesOf('office')).not.toContain('institution')
})
