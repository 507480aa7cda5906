import { existsSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { build } from 'vite'

const types: Record<string, string> = { html: 'text/html', js: 'text/javascript', json: 'application/json' }

/** Serves the bare editors over these texts: their addresses by name, and how to stop. */
export async function servePeers(folder: string, texts: readonly string[]) {
  const root = join(import.meta.dirname, '..', 'bare')
  const proseMirror = existsSync(join(root, '..', 'node_modules', 'prosemirror-view'))
  await build({
    root,
    base: './',
    logLevel: 'error',
    build: {
      outDir: folder,
      target: 'esnext',
      rolldownOptions: {
        input: ['index', ...(proseMirror ? ['prosemirror'] : [])].map(name => join(root, `${name}.html`)),
      },
    },
  })
  writeFileSync(join(folder, 'texts.json'), JSON.stringify(texts))
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1) || 'index.html'
    readFile(join(folder, path)).then(
      bytes =>
        response.setHeader('Content-Type', types[path.split('.').at(-1) ?? ''] ?? 'text/plain').end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const peers: Record<string, string | undefined> = {
    'bare Lexical': `${url}/`,
    'bare Lexical, content-visibility': `${url}/?visibility`,
    ProseMirror: proseMirror ? `${url}/prosemirror.html` : undefined,
    'ProseMirror, content-visibility': proseMirror ? `${url}/prosemirror.html?visibility` : undefined,
  }
  return { peers, stop: () => server.close() }
}
