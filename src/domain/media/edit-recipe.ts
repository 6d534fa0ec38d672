/**
 * An edit of a picture or a film, as a recipe: what is done to the original, never to what an earlier edit made of it. Everything here is
 * pure; the same recipe on the same original gives the same file.
 *
 * Order: turned (clockwise, from how it is shown), mirrored left to right, cropped, made smaller. Of a film a part of its time as well.
 */
import type { JudgedFile } from './verdict.ts'

export const TURNS = [0, 90, 180, 270] as const
export type Turn = (typeof TURNS)[number]

/** Parts of the width and height (0 to 1) of the picture as it lies after it was turned and mirrored. */
export interface Crop {
  x: number
  y: number
  width: number
  height: number
}

/** What it must not exceed. `mime`: the kind of picture it becomes; null keeps its own. Never made larger. */
export interface Fit {
  maxWidth: number | null
  maxHeight: number | null
  /** Pictures only. */
  maxBytes: number | null
  mime: PictureMime | null
}
export const PICTURE_MIMES = ['image/jpeg', 'image/png', 'image/webp'] as const
export type PictureMime = (typeof PICTURE_MIMES)[number]

/** Of a film, in ms of the original; `endMs` null is its end. */
export interface Trim {
  startMs: number
  endMs: number | null
}

export interface EditRecipe {
  turn: Turn
  mirror: boolean
  crop: Crop | null
  fit: Fit | null
  trim: Trim | null
  /** The moment of a film (ms of the original) that the app shows of it. Changes no byte. */
  coverMs: number | null
  /** The picture at this moment of a film, and nothing else of it. */
  stillMs: number | null
}

export const AS_IT_IS: Readonly<EditRecipe> = { turn: 0, mirror: false, crop: null, fit: null, trim: null, coverMs: null, stillMs: null }

/** What an edit must know of the file. Sides and time null while they are not known. */
export type EditedFile = Pick<JudgedFile, 'kind' | 'mime' | 'size' | 'width' | 'height' | 'durationMs' | 'flaw'>

/** Smaller parts than this are noise of the hand, and of a computer's fractions. */
const FINEST = 1e-6
const WHOLE = 1 - 1e-4
/** Sides of what is cropped out, in pixels; networks take nothing smaller. */
export const LEAST_SIDE = 16
/** A film that is shorter is none. */
export const LEAST_MS = 500

const between = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

/** The same edit in the one way it is written: without what changes nothing, with nothing beyond the edges. */
export function normaliseRecipe(recipe: EditRecipe, file: Pick<EditedFile, 'kind' | 'durationMs'>): EditRecipe {
  const isFilm = file.kind === 'video'
  if (isFilm && recipe.stillMs !== null) return { ...AS_IT_IS, stillMs: moment(recipe.stillMs, file.durationMs) }
  return {
    turn: recipe.turn,
    mirror: recipe.mirror,
    crop: recipe.crop && wholeCrop(recipe.crop),
    fit: recipe.fit && realFit(recipe.fit, isFilm),
    trim: isFilm && recipe.trim ? realTrim(recipe.trim, file.durationMs) : null,
    coverMs: isFilm && recipe.coverMs !== null ? moment(recipe.coverMs, file.durationMs) : null,
    stillMs: null,
  }
}

function moment(ms: number, durationMs: number | null): number {
  return Math.round(between(ms, 0, durationMs ?? Number.MAX_SAFE_INTEGER))
}

function wholeCrop(crop: Crop): Crop | null {
  const width = between(crop.width, FINEST, 1)
  const height = between(crop.height, FINEST, 1)
  if (width >= WHOLE && height >= WHOLE) return null
  return { x: tidy(between(crop.x, 0, 1 - width)), y: tidy(between(crop.y, 0, 1 - height)), width: tidy(width), height: tidy(height) }
}

/** Six digits, as they are written. */
const tidy = (value: number) => Number(value.toFixed(6))

function realFit(fit: Fit, isFilm: boolean): Fit | null {
  const real = { maxWidth: fit.maxWidth, maxHeight: fit.maxHeight, maxBytes: isFilm ? null : fit.maxBytes, mime: isFilm ? null : fit.mime }
  return Object.values(real).every((one) => one === null) ? null : real
}

function realTrim(trim: Trim, durationMs: number | null): Trim | null {
  const length = durationMs ?? Number.MAX_SAFE_INTEGER
  const endMs = trim.endMs === null || trim.endMs >= length ? null : Math.round(trim.endMs)
  const startMs = Math.round(between(trim.startMs, 0, length))
  return startMs === 0 && endMs === null ? null : { startMs, endMs }
}

/** True when the file stays as it is, byte for byte. */
export function changesNothing({ turn, mirror, crop, fit, trim, stillMs }: EditRecipe): boolean {
  return turn === 0 && !mirror && crop === null && fit === null && trim === null && stillMs === null
}

/** Names what becomes of the bytes: two recipes with one name make the same file. To be given a normal recipe; its cover is not in it. */
export function recipeKey({ turn, mirror, crop, fit, trim, stillMs }: EditRecipe): string {
  const parts = [
    turn === 0 ? null : `turn=${turn}`,
    mirror ? 'mirror' : null,
    crop && `crop=${[crop.x, crop.y, crop.width, crop.height].join(',')}`,
    fit && `fit=${[fit.maxWidth, fit.maxHeight, fit.maxBytes, fit.mime].map((one) => one ?? '').join(',')}`,
    trim && `trim=${trim.startMs}-${trim.endMs ?? ''}`,
    stillMs === null ? null : `still=${stillMs}`,
  ]
  return `edit-1 ${parts.filter((part) => part !== null).join(' ')}`.trim()
}

export interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** The picture's sides once it is turned. */
export const turned = (turn: Turn, width: number, height: number): { width: number; height: number } => (turn % 180 === 0 ? { width, height } : { width: height, height: width })

/** The crop in whole pixels of a picture that is turned already; never outside of it, never empty. Films want even sides and places. */
export function cropBox(crop: Crop | null, width: number, height: number, isFilm = false): Box {
  if (crop === null) return { left: 0, top: 0, width, height }
  const grid = isFilm ? 2 : 1
  const side = (part: number, whole: number) => between(Math.round((part * whole) / grid) * grid, Math.min(grid, whole), whole - (whole % grid) || whole)
  const [w, h] = [side(crop.width, width), side(crop.height, height)]
  const place = (part: number, whole: number, length: number) => between(Math.round((part * whole) / grid) * grid, 0, whole - length)
  return { left: place(crop.x, width, w), top: place(crop.y, height, h), width: w, height: h }
}

/** Sides after the fit; the shape stays. Films want even sides. */
export function fitSize(fit: Fit | null, width: number, height: number, isFilm = false): { width: number; height: number } {
  const scale = Math.min(1, (fit?.maxWidth ?? Infinity) / width, (fit?.maxHeight ?? Infinity) / height)
  if (scale === 1) return { width, height }
  const side = (value: number) => (isFilm ? Math.max(2, Math.floor((value * scale) / 2) * 2) : Math.max(1, Math.round(value * scale)))
  return { width: side(width), height: side(height) }
}

/** Pixels as shown and ms of what the recipe makes. */
export function editedSize(recipe: EditRecipe, file: Pick<EditedFile, 'kind' | 'width' | 'height' | 'durationMs'>): Pick<EditedFile, 'width' | 'height' | 'durationMs'> {
  const isFilm = file.kind === 'video'
  const durationMs = !isFilm || recipe.stillMs !== null ? null : trimmedMs(recipe.trim, file.durationMs)
  if (file.width === null || file.height === null) return { width: null, height: null, durationMs }
  const lying = turned(recipe.turn, file.width, file.height)
  const box = cropBox(recipe.crop, lying.width, lying.height, isFilm)
  return { ...fitSize(recipe.fit, box.width, box.height, isFilm), durationMs }
}

function trimmedMs(trim: Trim | null, durationMs: number | null): number | null {
  if (trim === null) return durationMs
  const end = trim.endMs ?? durationMs
  return end === null ? null : Math.max(0, end - trim.startMs)
}

/**
 * The file that the recipe makes, as far as it can be known before: its size is an estimate, from how much of the picture and the time
 * is left. For verdicts beside an edit that is not made yet.
 */
export function editedFile(recipe: EditRecipe, file: EditedFile): EditedFile {
  const { width, height, durationMs } = editedSize(recipe, file)
  if (file.kind === 'video' && recipe.stillMs !== null) return { ...file, kind: 'image', mime: 'image/jpeg', width, height, durationMs: null, size: Math.round((width ?? 1_000) * (height ?? 1_000) * 0.25) }
  const area = width !== null && height !== null && file.width !== null && file.height !== null ? (width * height) / (file.width * file.height) : 1
  const time = durationMs !== null && file.durationMs !== null && file.durationMs > 0 ? durationMs / file.durationMs : 1
  const size = Math.max(1, Math.min(Math.round(file.size * area * time), recipe.fit?.maxBytes ?? Infinity))
  return { ...file, mime: recipe.fit?.mime ?? file.mime, size, width, height, durationMs }
}

/** Why a recipe cannot be followed; null when it can. */
export function recipeProblem(recipe: EditRecipe, file: EditedFile): 'too-small' | 'too-short' | 'not-a-film' | 'unknown-size' | null {
  const isFilm = file.kind === 'video'
  if (!isFilm && (recipe.trim !== null || recipe.coverMs !== null || recipe.stillMs !== null)) return 'not-a-film'
  if (recipe.stillMs !== null) return null
  const { width, height, durationMs } = editedSize(recipe, file)
  if ((recipe.crop ?? recipe.fit) !== null && (width === null || height === null)) return 'unknown-size'
  if (width !== null && height !== null && recipe.crop !== null && Math.min(width, height) < LEAST_SIDE) return 'too-small'
  if (recipe.trim !== null && durationMs !== null && durationMs < LEAST_MS) return 'too-short'
  return null
}

/** A film's pictures must be made anew for this; else they are copied as they are, and only what stands around them changes. */
export function needsEncoding({ turn, mirror, crop, fit }: EditRecipe, mime: string): boolean {
  // A WebM cannot say that it is to be shown turned.
  return crop !== null || fit !== null || ((turn !== 0 || mirror) && mime === 'video/webm')
}

/** One edit after another, as one of the original. `later` does not turn or mirror. */
export function composeRecipes(first: EditRecipe, later: Pick<EditRecipe, 'crop' | 'fit' | 'trim' | 'coverMs'>): EditRecipe {
  const outer = first.crop ?? { x: 0, y: 0, width: 1, height: 1 }
  const { crop, fit, trim } = later
  const startMs = first.trim?.startMs ?? 0
  return {
    ...first,
    crop: crop === null ? first.crop : { x: outer.x + crop.x * outer.width, y: outer.y + crop.y * outer.height, width: outer.width * crop.width, height: outer.height * crop.height },
    fit: first.fit === null || fit === null ? (fit ?? first.fit) : {
      maxWidth: least(first.fit.maxWidth, fit.maxWidth), maxHeight: least(first.fit.maxHeight, fit.maxHeight), maxBytes: least(first.fit.maxBytes, fit.maxBytes), mime: fit.mime ?? first.fit.mime,
    },
    trim: trim === null ? first.trim : { startMs: startMs + trim.startMs, endMs: trim.endMs === null ? (first.trim?.endMs ?? null) : startMs + trim.endMs },
    coverMs: later.coverMs === null ? first.coverMs : startMs + later.coverMs,
  }
}

const least = (one: number | null, other: number | null) => (one === null ? other : other === null ? one : Math.min(one, other))
