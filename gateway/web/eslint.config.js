/** What the linter holds: Vue's recommended rules, accessibility, no raw text in templates, and the borders between folders. */
import { globSync } from 'node:fs'
import i18n from '@intlify/eslint-plugin-vue-i18n'
import a11y from 'eslint-plugin-vuejs-accessibility'
import vue from 'eslint-plugin-vue'
import { defineConfig, globalIgnores } from 'eslint/config'
import ts from 'typescript-eslint'

const border = (files, ...patterns) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: patterns.map((regex) => ({ regex, message: 'See spec/web.md, Tree.' })) },
    ],
  },
})

export default defineConfig(
  globalIgnores(['dist', 'node_modules', 'src/api/choices.ts', 'src/api/schema.d.ts', 'src/element.d.ts']),
  ts.configs.recommended,
  vue.configs['flat/recommended'],
  a11y.configs['flat/recommended'],
  { files: ['**/*.vue'], languageOptions: { parserOptions: { parser: ts.parser } } },
  { plugins: { '@intlify/vue-i18n': i18n } },
  {
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: true }],
      'no-undef': 'off', // TypeScript knows better
      'vue/no-deprecated-filter': 'off', // takes a union type in a template for one
      'vue/multi-word-component-names': 'off', // Field, Chart and Office are names enough
      'vue/attribute-hyphenation': ['error', 'always', { ignore: ['ariaLabel'] }], // as vue-tsc knows Element's prop
      'vue/require-default-prop': 'off', // an optional typed prop is undefined when absent, and that is its meaning
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      '@intlify/vue-i18n/no-raw-text': [
        'error',
        { ignorePattern: '^[-–—…·/:：#%()（）,，。、|×+*→›0-9\\s]+$' },
      ],
    },
  },
  { files: ['**/*.vue'], rules: vuePrettier() },
  { files: ['**/*.test.ts', 'src/api/schema.d.ts'], rules: { 'max-lines': 'off' } },
  {
    ignores: ['src/lib/format.ts', '**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...ofTheReadersZone()] },
  },
  border(['src/lib/**', 'src/api/**'], '^@/(areas|parts|shells)/'),
  border(['src/parts/**', 'src/shells/**'], '^@/areas/'),
  ...globSync('src/areas/*').map((area) => border([`${area}/**`], '^@/(areas|shells)/', '^\\.\\./\\.\\./')),
)

/** What tells the time of the reader's zone: times are China's, and lib/format tells them. */
function ofTheReadersZone() {
  const message = 'Times are those of China, whatever the zone of the browser: see lib/format.'
  const parts =
    '^(get|set)(FullYear|Month|Date|Day|Hours|Minutes)$|^toLocale(Date|Time)String$|^DateTimeFormat$'
  const selectors = [
    `MemberExpression[property.name=/${parts}/]`,
    'TemplateElement[value.raw=/^T[0-9]{2}:[0-9]{2}/]',
  ]
  return selectors.map((selector) => ({ selector, message }))
}

/** Layout is Prettier's; these rules of the Vue plugin would fight it. */
function vuePrettier() {
  const layout = [
    'html-closing-bracket-newline',
    'html-indent',
    'html-self-closing',
    'max-attributes-per-line',
  ]
  const more = [
    'singleline-html-element-content-newline',
    'multiline-html-element-content-newline',
    'first-attribute-linebreak',
  ]
  return Object.fromEntries([...layout, ...more].map((name) => [`vue/${name}`, 'off']))
}
