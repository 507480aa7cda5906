import { READS } from '../../hosts/assistant/tool.ts'
import { text, verbs } from '../verb.ts'

export const assistantVerbs = verbs({
  mcp: {
    sends: [...READS, 'assistant.begin', 'assistant.note', 'assistant.end'],
    summary: 'sert un assistant (protocole MCP, entrée et sortie standard), en lecture seule',
    detail:
      'Un assistant peut chercher, lire, comparer des rédactions, suivre les citations, vérifier un texte, calculer un délai et dire qui peut encore agir sur une mesure. Il n’écrit rien. Il ne voit que la bibliothèque, et le dossier que nomme --dossier. Ce qu’il demande est gardé, et se lit dans les réglages. Un assistant peut lui-même être ailleurs : ce qu’il lit, celui qui le fait peut le lire.',
    options: { dossier: text('DOSSIER', 'le seul dossier qu’il peut lire ; aucun sinon') },
  },
})
