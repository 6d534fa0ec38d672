/** Many requests, some at a time, over connections that are kept. */
import { Agent, request } from 'node:http'

export interface Wish {
  url: string
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
}

/** Milliseconds that all of them took. Throws at an answer that is not 200. */
export async function askMany(wishes: readonly Wish[], atOnce: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  let next = 0
  const work = async () => {
    for (let wish = wishes[next++]; wish !== undefined; wish = wishes[next++]) await askOnce(wish, agent)
  }
  const since = performance.now()
  await Promise.all(Array.from({ length: atOnce }, work))
  const took = performance.now() - since
  agent.destroy()
  return took
}

export function askOnce({ url, method = 'GET', headers = {}, body }: Wish, agent?: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }
    const sent = request(url, { method, headers: { ...length, ...headers }, ...(agent ? { agent } : {}) }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk: string) => (text += chunk))
      answer.once('error', reject)
      answer.once('end', () => (answer.statusCode === 200 ? resolve(text) : reject(new Error(`${method} ${url}: ${answer.statusCode} ${text.slice(0, 200)}`))))
    })
    sent.once('error', reject)
    sent.end(body)
  })
}
