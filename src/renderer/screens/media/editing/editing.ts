/** What is being done to a file in the editor: a recipe, and the shape that its frame keeps. Pure steps. */
import { AS_IT_IS, LEAST_SIDE, RATIOS, RATIO_NAMES, cropToRatio, isNearly, normaliseRecipe, recipeKey, turned } from '../../../../domain/media/index.ts'
import type { Crop, EditRecipe, EditedFile, Fit, RatioName, Turn } from '../../../../domain/media/index.ts'
import { WHOLE, mirroredCrop, moveCrop, resizeCrop, turnedCrop } from './crop-frame.ts'
import type { Handle, Limits } from './crop-frame.ts'

export interface Editing {
  recipe: EditRecipe
  /** `free`: any shape. */
  shape: RatioName | 'free'
}

/** A file whose sides are known: without them there is nothing to crop. */
export type SizedFile = EditedFile & { width: number; height: number }
export const isSized = (file: EditedFile): file is SizedFile => file.width !== null && file.height !== null && file.width > 0 && file.height > 0

export function beginEditing(recipe: EditRecipe | null, file: EditedFile): Editing {
  const begun = recipe ?? { ...AS_IT_IS }
  return { recipe: begun, shape: isSized(file) && begun.crop !== null ? shapeOf(begun.crop, begun.turn, file) : 'free' }
}

function shapeOf(crop: Crop, turn: Turn, file: SizedFile): RatioName | 'free' {
  const { width, height } = turned(turn, file.width, file.height)
  const ratio = (crop.width * width) / (crop.height * height)
  return RATIO_NAMES.find((name) => isNearly(ratio, RATIOS[name])) ?? 'free'
}

export const frameOf = ({ recipe }: Editing): Crop => recipe.crop ?? WHOLE

function limitsOf({ recipe, shape }: Editing, file: SizedFile): Limits {
  const { width, height } = turned(recipe.turn, file.width, file.height)
  return { leastWidth: Math.min(1, LEAST_SIDE / width), leastHeight: Math.min(1, LEAST_SIDE / height), shape: shape === 'free' ? null : RATIOS[shape] * (height / width) }
}

const withCrop = (editing: Editing, crop: Crop | null): Editing => ({ ...editing, recipe: { ...editing.recipe, crop } })

export const moveFrame = (editing: Editing, dx: number, dy: number): Editing => withCrop(editing, moveCrop(frameOf(editing), dx, dy))
export const pullFrame = (editing: Editing, file: SizedFile, handle: Handle, dx: number, dy: number): Editing => withCrop(editing, resizeCrop(frameOf(editing), handle, dx, dy, limitsOf(editing, file)))

/** The largest frame of that shape, where the frame is now. */
export function takeShape(editing: Editing, file: SizedFile, shape: RatioName | 'free'): Editing {
  if (shape === 'free') return { ...editing, shape }
  return { recipe: { ...editing.recipe, crop: cropToRatio(RATIOS[shape], file, editing.recipe.turn, editing.recipe.crop) }, shape }
}

/** A quarter to the right, as it is seen. The frame goes with it; a shape that it has to keep is put on anew. */
export function turnRight(editing: Editing, file: SizedFile): Editing {
  const { recipe, shape } = editing
  // In the mirror, to the right is to the left.
  const turn = ((recipe.turn + (recipe.mirror ? 270 : 90)) % 360) as Turn
  const turnedOne: Editing = { shape, recipe: { ...recipe, turn, crop: recipe.crop && turnedCrop(recipe.crop) } }
  return shape === 'free' ? turnedOne : takeShape(turnedOne, file, shape)
}

export const turnLeft = (editing: Editing, file: SizedFile): Editing => turnRight(turnRight(turnRight(editing, file), file), file)

export const mirrorIt = (editing: Editing): Editing => ({ ...editing, recipe: { ...editing.recipe, mirror: !editing.recipe.mirror, crop: editing.recipe.crop && mirroredCrop(editing.recipe.crop) } })

export function fitIt(editing: Editing, part: Partial<Fit>): Editing {
  const fit = { maxWidth: null, maxHeight: null, maxBytes: null, mime: null, ...editing.recipe.fit, ...part }
  return { ...editing, recipe: { ...editing.recipe, fit: Object.values(fit).every((one) => one === null) ? null : fit } }
}

export const trimIt = (editing: Editing, startMs: number, endMs: number | null): Editing => ({ ...editing, recipe: { ...editing.recipe, trim: { startMs, endMs } } })
export const coverIt = (editing: Editing, coverMs: number | null): Editing => ({ ...editing, recipe: { ...editing.recipe, coverMs } })

/** Whether there is something to make: another file, or another cover. */
export function isChanged(editing: Editing, begun: EditRecipe | null, file: EditedFile): boolean {
  const [now, before] = [normaliseRecipe(editing.recipe, file), normaliseRecipe(begun ?? { ...AS_IT_IS }, file)]
  return recipeKey(now) !== recipeKey(before) || now.coverMs !== before.coverMs
}

/** The key frame that is nearest; the moment itself where none is known. */
export function nearestKeyFrame(keyFramesMs: readonly number[], ms: number): number {
  let nearest: number | null = null
  for (const one of keyFramesMs) if (nearest === null || Math.abs(one - ms) < Math.abs(nearest - ms)) nearest = one
  return nearest ?? ms
}
