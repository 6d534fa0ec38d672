/** How long texts are on each network, which parts of them are links, and where they fold. */
export * from './count.ts'
export * from './folds.ts'
export * from './graphemes.ts'
export * from './limits.ts'
export * from './marks.ts'
