/** Headers of every response, whatever it says. */
export const common: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** A value, as JSON. */
export function json(status: number, value: unknown): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { ...common, 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}

/**
 * No inline script and no inline style sheet; what a script sets on an element's own style is not concerned. No engine of today
 * heeds `webrtc`: the hosts close that way by Chromium's address policy.
 */
export const policy = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "webrtc 'block'",
].join('; ')

/** A page that says one sentence, for what never reaches the program. */
export function text(
  status: number,
  sentence: string,
  more: Readonly<Record<string, string>> = {},
): Response {
  return new Response(sentence, {
    status,
    headers: { ...common, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...more },
  })
}
