import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { clean } from '../clean.ts'
import { expect, test } from '../fixture.ts'
import { openAt, press } from '../window.ts'

test('an assistant does a whole job on a dossier; the window says that it is there, and what it asked', async ({
  page,
  served,
}) => {
  served.cli('import', '--starter')
  const { id } = JSON.parse(served.cli('dossier', 'new', '--template', 'rep-vsa', '--json'))
  const assistant = new Client({ name: 'essai', version: '1.0.0' })
  const cli = join(process.cwd(), 'out/main/cli.js')
  await assistant.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [cli, '--library', served.library, 'mcp', '--dossier', id],
    }),
  )
  try {
    const { content } = await assistant.callTool({ name: 'search', arguments: { text: 'recours gracieux' } })
    expect(content).toMatchObject([{ text: expect.stringContaining('[CRPA-L411-2]') }])
    await assistant.callTool({ name: 'dossier', arguments: {} })

    await openAt(page, `#/dossier/${id}`)
    await expect(page.getByText('Un assistant peut lire ce dossier en ce moment.')).toBeVisible()
    await clean(page, 'dossier ouvert à un assistant')
    await press(page, 'Voir ce qu’il demande')
    const asked = page.getByRole('region', { name: 'Ce que l’assistant a demandé' })
    await expect(asked).toContainText('En cours')
    await expect(asked).toContainText('recours gracieux')
    await clean(page, 'demandes d’un assistant')
    await press(page, 'Effacer ces demandes')
    await expect(asked).not.toContainText('recours gracieux')
  } finally {
    await assistant.close()
  }
  // it has gone: the dossier says nothing any more
  await openAt(page, `#/dossier/${id}`)
  await expect(page.getByText('Un assistant peut lire ce dossier')).toHaveCount(0)
})
