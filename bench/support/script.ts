import { build } from 'vite'

/** One script out of an entry file, for a page that loads no modules of ours. */
export async function scriptOf(entry: string): Promise<string> {
  const result = await build({
    configFile: false, logLevel: 'error', define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'bench' } },
  })
  const output = Array.isArray(result) ? result[0] : result
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined
  if (chunk === undefined) throw new Error('nothing was bundled')
  return `${chunk.code};undefined`
}
