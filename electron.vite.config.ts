import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const root = import.meta.dirname
const entry = (path: string) => join(root, path)

/** Natives cannot be bundled; everything else is, because reading hundreds of small files is what makes a start slow. */
const natives = ['electron', 'better-sqlite3', '@napi-rs/keyring', 'sharp']

/** Entries that exist: main, the programs that it starts as processes of their own, and the threads of the core. */
const mainEntries = Object.fromEntries(
  Object.entries({
    index: 'src/main/index.ts',
    core: 'src/core/core-process.ts',
    sandbox: 'src/sandbox/sandbox-process.ts',
    pictures: 'src/core/media/pictures/pictures-process.ts',
    'hash-worker': 'src/core/media/hash-worker.ts',
    'probe-worker': 'src/core/media/probe-worker.ts',
    'film-worker': 'src/core/media/film-worker.ts',
    'heic-worker': 'src/core/media/heic-worker.ts',
  })
    .filter(([, path]) => existsSync(entry(path)))
    .map(([name, path]) => [name, entry(path)]),
)

/** What the programs read beside themselves. */
function copyFiles(files: Record<string, string>): Plugin {
  return {
    name: 'copy-files',
    writeBundle() {
      for (const [from, to] of Object.entries(files)) {
        if (existsSync(entry(from))) cpSync(entry(from), entry(to), { recursive: true })
      }
    },
  }
}

export default defineConfig({
  main: {
    plugins: [copyFiles({ 'src/core/storage/migrations': 'out/main/migrations', 'docs/api/openapi.yaml': 'out/main/openapi.yaml', 'src/sandbox/dashboard/page': 'out/main/dashboard', 'src/main/tray/pictures': 'out/main/tray' })],
    build: {
      externalizeDeps: false,
      outDir: 'out/main',
      target: 'node20.18',
      minify: false,
      rolldownOptions: {
        input: mainEntries,
        external: natives,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      outDir: 'out/preload',
      target: 'node20.18',
      // A sandboxed preload has no module loader: one CommonJS file, whatever package.json says.
      rolldownOptions: {
        input: { index: entry('src/preload/index.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: entry('src/renderer'),
    base: './',
    plugins: [react(), tailwindcss()],
    build: {
      outDir: entry('out/renderer'),
      emptyOutDir: true,
      target: 'chrome130',
      minify: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { index: entry('src/renderer/index.html'), film: entry('src/renderer/film.html') } },
    },
  },
})
