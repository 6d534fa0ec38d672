import { webUtils } from 'electron'
import { refusal } from './refusal.ts'

const MAX_FILES = 5000

/**
 * The paths of File objects that the user dropped. A File that a script made has no path, and anything else is no File at all:
 * both refuse the whole call, so that page script cannot name a file.
 */
export function pathsOf(files: unknown): string[] {
  if (!Array.isArray(files) || files.length === 0 || files.length > MAX_FILES) throw refusal('INVALID_INPUT', 'Choose between 1 and 5,000 files.')
  return files.map((file: unknown) => {
    const path = file instanceof File ? webUtils.getPathForFile(file) : ''
    if (path === '') throw refusal('INVALID_INPUT', 'Only files that were dropped or picked can be added.')
    return path
  })
}
