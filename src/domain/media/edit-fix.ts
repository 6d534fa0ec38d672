/** The least edit that makes a file one that networks are known to take. Nothing is asked: whoever offers it says what it does. */
import type { PostType } from '../post-types.ts'
import { AS_IT_IS, PICTURE_MIMES, editedFile, editedSize, recipeProblem } from './edit-recipe.ts'
import type { EditRecipe, EditedFile, Fit, PictureMime } from './edit-recipe.ts'
import { RATIOS, RATIO_NAMES, commonWindow, cropToRatio, isNearly } from './edit-ratios.ts'
import { LIMITS } from './limits.ts'
import type { KindLimits } from './limits.ts'
import { verdict } from './verdict.ts'
import type { Verdict } from './verdict.ts'
import type { VerdictReason } from './verdict-reasons.ts'

/** What an edit can do something about. Of films neither bytes nor form: for those they would be made anew from end to end. */
const MENDED: Readonly<Record<'image' | 'video', readonly VerdictReason[]>> = {
  image: ['too-narrow', 'too-wide', 'size', 'too-many-pixels', 'format'],
  video: ['too-narrow', 'too-wide', 'too-many-pixels', 'too-long'],
}

/** Verdicts on what a recipe would make, one for each post type. */
export const verdictsAfter = (recipe: EditRecipe, file: EditedFile, postTypes: readonly PostType[]): Verdict[] => {
  const after = editedFile(recipe, file)
  return postTypes.map((postType) => verdict(after, postType))
}

/**
 * Null when nothing is wrong, when what is wrong cannot be mended here (another kind of file, too few pixels), or when no one edit does for
 * all of `postTypes`. What it makes is refused by none of them.
 */
export function fixFor(file: EditedFile, postTypes: readonly PostType[]): EditRecipe | null {
  if (file.flaw !== null) return null
  const reasons = new Set(postTypes.flatMap((postType) => verdict(file, postType).reasons.map(({ code }) => code)).filter((code) => MENDED[file.kind].includes(code)))
  if (reasons.size === 0) return null
  const limits = postTypes.flatMap((postType) => LIMITS[postType][file.kind] ?? [])
  let recipe: EditRecipe = { ...AS_IT_IS }
  if (reasons.has('too-narrow') || reasons.has('too-wide')) {
    const ratio = nearestRatio(file, postTypes)
    if (ratio === null || file.width === null || file.height === null) return null
    recipe = { ...recipe, crop: cropToRatio(ratio, { width: file.width, height: file.height }) }
  }
  if (reasons.has('too-long')) recipe = { ...recipe, trim: { startMs: 0, endMs: least(limits, 'maxMs') } }
  const fit = fitFor(recipe, file, limits, reasons)
  if (fit === null) return null
  if (Object.values(fit).some((one) => one !== null)) recipe = { ...recipe, fit }
  const isMended = verdictsAfter(recipe, file, postTypes).every((one) => one.verdict !== 'refused' && one.reasons.every(({ code }) => !reasons.has(code)))
  return isMended && recipeProblem(recipe, file) === null ? recipe : null
}

/** The allowed shape that cuts off least; one with a name where that is as good. */
function nearestRatio(file: EditedFile, postTypes: readonly PostType[]): number | null {
  const window = commonWindow(postTypes, file.kind)
  if (window === null || file.width === null || file.height === null) return null
  const ratio = Math.min(window.most, Math.max(window.least, file.width / file.height))
  const named = RATIO_NAMES.find((name) => isNearly(RATIOS[name], ratio))
  return named === undefined ? ratio : RATIOS[named]
}

/** Null when there is no kind of picture that all of them take. */
function fitFor(recipe: EditRecipe, file: EditedFile, limits: readonly KindLimits[], reasons: ReadonlySet<VerdictReason>): Fit | null {
  const fit: Fit = { maxWidth: null, maxHeight: null, maxBytes: null, mime: null }
  if (reasons.has('size')) fit.maxBytes = least(limits, 'maxBytes')
  if (reasons.has('format')) {
    fit.mime = mimeFor(file.mime, limits)
    if (fit.mime === null) return null
  }
  if (reasons.has('too-many-pixels')) {
    const { width, height } = editedSize(recipe, file)
    if (width === null || height === null) return null
    const [side, pixels] = [least(limits, 'maxSide') ?? Infinity, least(limits, 'maxPixels') ?? Infinity]
    // Rounded down: a pixel more would be one too many.
    const scale = Math.min(1, side / Math.max(width, height), Math.sqrt(pixels / (width * height)))
    if (scale < 1) Object.assign(fit, { maxWidth: Math.floor(width * scale), maxHeight: Math.floor(height * scale) })
  }
  return fit
}

function least(limits: readonly KindLimits[], figure: 'maxBytes' | 'maxMs' | 'maxSide' | 'maxPixels'): number | null {
  const all = limits.flatMap((one) => one[figure]?.is ?? [])
  return all.length === 0 ? null : Math.min(...all)
}

function mimeFor(own: string, limits: readonly KindLimits[]): PictureMime | null {
  const isTaken = (mime: string) => limits.every(({ formats }) => formats === undefined || formats.is.includes(mime))
  return isTaken(own) ? null : (PICTURE_MIMES.find(isTaken) ?? null)
}
