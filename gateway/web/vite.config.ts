/** How the pages are built, served while developing, and tested. */
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { defineConfig } from 'vitest/config'

const gateway = process.env.XINGTAN_GATEWAY ?? 'http://127.0.0.1:8000'

export default defineConfig({
  plugins: [
    // The cropper's parts are elements of the browser, not of Vue.
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('cropper-') } } }),
    // Only Element's parts are found by name; our own are imported, so that a reader sees where they come from.
    components({
      dirs: [],
      dts: 'src/element.d.ts',
      resolvers: [ElementPlusResolver({ importStyle: 'css' })],
    }),
  ],
  define: { __VUE_I18N_LEGACY_API__: false, __VUE_I18N_FULL_INSTALL__: false, __VUE_OPTIONS_API__: true },
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    manifest: true,
    chunkSizeWarningLimit: 600,
    // What a page needs is mostly there from the first one; to list it for each page weighs more than the little that
    // has to be asked for a moment later. Styles stay listed: a page is shown with them.
    modulePreload: {
      resolveDependencies: (_, needed, { hostType }) =>
        hostType === 'html' ? needed : needed.filter((file) => file.endsWith('.css')),
    },
    // Short and without names: the first page lists every chunk, and names weigh 3 kB there. The manifest knows them.
    rolldownOptions: {
      output: { chunkFileNames: 'assets/[hash:7].js', assetFileNames: 'assets/[hash:7][extname]' },
    },
  },
  server: { proxy: { '/api': gateway } },
  preview: { proxy: { '/api': gateway } },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    setupFiles: ['src/testing.ts'],
    server: { deps: { inline: ['element-plus'] } },
    css: false,
    testTimeout: 30_000, // two busy cores
  },
})
