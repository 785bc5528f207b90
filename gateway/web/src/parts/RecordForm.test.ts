import { VueQueryPlugin } from '@tanstack/vue-query'
import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { ref } from 'vue'
import { useRecordForm, type RecordFormState } from '@/lib/forms'
import type { CatalogueField, Code, RecordSet } from '@/lib/catalogue'
import { cache } from '@/lib/server'
import RecordForm from './RecordForm.vue'

const codes = (count: number): Code[] =>
  Array.from({ length: count }, (_, at) => ({ code: String(at), name: `第${at}项` }))
const TABLES = { sex: codes(4), ethnicity: codes(59) }
const FIELDS: CatalogueField[] = [
  { code: 'name', name: '姓名', type: 'text', required: true, hint: '与证件一致' },
  { code: 'sex', name: '性别', type: 'code', table: 'sex' },
  {
    code: 'ethnicity',
    name: '民族',
    type: 'code',
    table: 'ethnicity',
    shown_when: { field: 'sex', in: ['1'] },
    within: { field: 'sex', prefixes: { '2': ['9'] } },
  },
  { code: 'staff', name: '是否在编', type: 'yes_no' },
]
const SET: RecordSet = {
  code: 'basic',
  name: '基本信息',
  groups: [{ code: 'identity', name: '身份信息', fields: FIELDS }],
}

function draw(
  values: Record<string, unknown> = {},
  reasons: { set: string; field: string; reason: string }[] = [],
  more: object = {},
) {
  let form!: RecordFormState
  const page = {
    components: { RecordForm },
    setup() {
      form = useRecordForm(ref(SET), () => ({ category: 'primary_secondary', teacher_id: null }))
      form.start(values)
      return { form, SET, TABLES, reasons, more }
    },
    template: '<RecordForm :set="SET" :tables="TABLES" :form="form" :reasons="reasons" v-bind="more" />',
  }
  const wrapper = mount(page, {
    global: { plugins: [[VueQueryPlugin, { queryClient: cache }]] },
    attachTo: document.body,
  })
  return { wrapper, form }
}

test('a field is drawn by its kind: text, radios for few codes, a list for more', async () => {
  const { wrapper } = draw({ sex: '1' })
  await wrapper.vm.$nextTick()
  expect(wrapper.findAll('input#field-name')).toHaveLength(1)
  expect(wrapper.findAll('[role="radiogroup"]')).toHaveLength(2)
  expect(wrapper.find('[role="combobox"]#field-ethnicity').exists()).toBe(true)
})

test('a field that depends on another appears with it', async () => {
  const { wrapper, form } = draw({ sex: '2' })
  expect(wrapper.text()).not.toContain('民族')
  form.put('sex', '1')
  await wrapper.vm.$nextTick()
  expect(wrapper.text()).toContain('民族')
})

test('hint and fault are tied to the control', async () => {
  const { wrapper, form } = draw()
  form.faults.name = { field: 'name', severity: 'error', message: '请填写姓名。' }
  await wrapper.vm.$nextTick()
  const control = wrapper.get('#field-name')
  expect(control.attributes('aria-invalid')).toBe('true')
  expect(control.attributes('aria-required')).toBe('true')
  for (const id of control.attributes('aria-describedby')!.split(' '))
    expect(wrapper.find(`#${id}`).exists()).toBe(true)
  expect(wrapper.get('#field-name-fault').text()).toContain('请填写姓名。')
})

test('a field that others fill in is read, not typed', () => {
  const { wrapper } = draw({ name: '王芳' }, [], { locked: ['name'] })
  expect(wrapper.find('input#field-name').exists()).toBe(false)
  expect(wrapper.text()).toContain('由学校填写')
})

test('in the own file a field that the school fills in says where to object', () => {
  const { wrapper } = draw({ name: '王芳' }, [], { locked: ['name'], objects: true })
  expect(wrapper.find('input#field-name').exists()).toBe(false)
  expect(wrapper.text()).toContain('信息有误')
})

test('a preset is offered while the field is empty, and a sample is shown', async () => {
  const hint = {
    set: 'basic',
    field: 'name',
    hint: null,
    preset: '张三',
    sample: '李四',
    org_id: '1',
    org_name: '县',
  }
  const { wrapper, form } = draw({}, [], { hints: [hint] })
  expect(wrapper.get('#field-name-hint').text()).toContain('示例：李四')
  await wrapper.get('.filled button').trigger('click')
  expect(form.values.name).toBe('张三')
})

test('a cascade empties what it no longer allows', async () => {
  const { wrapper, form } = draw({ sex: '1', ethnicity: '3' })
  form.put('ethnicity', '3')
  await wrapper.findAll('input[type="radio"]')[2]!.setValue()
  expect(form.values.ethnicity).toBe(null)
})

test('a reason for rejection stands at its field', () => {
  const { wrapper } = draw({}, [{ set: 'basic', field: 'name', reason: '与证件不一致' }])
  expect(wrapper.get('#field-name-remark').text()).toContain('与证件不一致')
})
