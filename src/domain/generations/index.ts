/** Pure rules about captions that the service writes: what may be asked, what is the same, what it may cost, where the texts go. */
export * from './approval.ts'
export * from './fill.ts'
export * from './price.ts'
export * from './request.ts'
