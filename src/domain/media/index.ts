/** Pure rules about files: what the networks are known to take. */
export * from './limits.ts'
export * from './verdict.ts'
export * from './verdict-reasons.ts'
export * from './edit-recipe.ts'
export * from './edit-ratios.ts'
export * from './edit-fix.ts'
