/** Pure rules about sends: what would be refused, what is equal, when a post is final, who carries it, what may go again, what it may cost. */
export * from './problems.ts'
export * from './remote.ts'
export * from './carrier.ts'
export * from './again.ts'
export * from './events.ts'
export * from './plan.ts'
export * from './estimate.ts'
export * from './connections.ts'
