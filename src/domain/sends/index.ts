/** Pure rules about sends: what would be refused, what is equal, when a post is final, what it may cost. */
export * from './problems.ts'
export * from './remote.ts'
export * from './estimate.ts'
