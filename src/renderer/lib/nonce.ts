/** The nonce of this load, for components that write a `<style>` element. */
export function styleNonce(): string | undefined {
  return document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? undefined
}
