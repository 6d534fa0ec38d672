/**
 * True where a dialog stands over the window: what is asked there is about the client that was open, so nothing is switched under it. The
 * palette asks nothing. `modal`: what only floats beside its button does not count.
 */
export function isCovered(by: 'any' | 'modal' = 'any'): boolean {
  const open = document.querySelectorAll(':is([role="dialog"], [role="alertdialog"])[data-state="open"]:not([data-palette])')
  return Array.from(open).some((one) => by === 'any' || one.closest('[data-radix-popper-content-wrapper]') === null)
}
