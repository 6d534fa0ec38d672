/** PowerPost's API: the real network, and clients frozen to whom they speak for. */
export { createHttpPort } from './http-port.ts'
export type { RealHttp } from './http-port.ts'
export { createClientFactory, DEFAULT_TIMEOUTS } from './client.ts'
export type { ClientTimeouts } from './client.ts'
export { checkBaseUrl, checkHeaderValue } from './binding.ts'
export type * from './types.ts'
