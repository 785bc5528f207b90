import { expect, test } from 'vitest'
import { stepNames } from './boxes'

const change = { business: 'change', step: 'authority' }

test('the same step of two businesses is told apart by them', () => {
  const names = stepNames([change, { business: 'key_change', step: 'authority' }])
  expect(names).toEqual(['信息变更 · 主管部门审核', '关键信息变更 · 主管部门审核'])
})

test('the steps of one business are called by themselves', () => {
  expect(stepNames([change, { ...change, step: 'province' }])).toEqual(['主管部门审核', '省级审核'])
})
