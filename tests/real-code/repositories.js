/**
 * The public repositories that the rules are tuned on, by what wrote them: `mature` products, `templates`, products that an
 * AI wrote most of (`vibe-coded`), programs that are wrong on purpose (`vulnerable`), and a starter that pairs with
 * `.cursorrules` (`paired`). A checkout is a folder named like the repository, without its owner.
 */
export const repositories = [
  { group: 'mature', repository: 'documenso/documenso', commit: '75330166c' },
  { group: 'mature', repository: 'mfts/papermark', commit: '7ff2e657' },
  { group: 'mature', repository: 'boxyhq/saas-starter-kit', commit: 'abc9b686' },
  { group: 'mature', repository: 'triggerdotdev/trigger.dev', commit: 'b082e44389' },
  { group: 'mature', repository: 'useplunk/plunk', commit: '07cea20' },
  { group: 'mature', repository: 'midday-ai/midday', commit: '47d252aab' },
  { group: 'mature', repository: 'ghostfolio/ghostfolio', commit: 'c542997d2' },
  { group: 'templates', repository: 'hagopj13/node-express-boilerplate', commit: '179ae84' },
  { group: 'templates', repository: 'santiq/bulletproof-nodejs', commit: '7ce1b46' },
  { group: 'templates', repository: 'practicajs/practica', commit: '9d0cfc8' },
  { group: 'templates', repository: 'edwinhern/express-typescript', commit: 'f795eab' },
  { group: 'templates', repository: 'brocoders/nestjs-boilerplate', commit: '9620f159' },
  { group: 'templates', repository: 'fastify/demo', commit: '1f50cc1' },
  { group: 'vibe-coded', repository: 'BitCodeHub/stackaudit-ai', commit: 'b4ee7ed' },
  { group: 'vibe-coded', repository: 'AraMammo/full-stack-vibe-coder', commit: '89fbe38' },
  { group: 'vibe-coded', repository: 'bigidrise/my-perfect-meals-npm-dev', commit: '125c31ed' },
  { group: 'vibe-coded', repository: 'God5aja5/chat', commit: '119cc2d' },
  { group: 'vibe-coded', repository: 'muerdo/sandro', commit: '5a14618' },
  { group: 'vibe-coded', repository: 'NexusFilm/vibedeveloper-ai', commit: '66e18dd' },
  { group: 'vibe-coded', repository: 'KNeu/nextjs-supabase-claude-starter', commit: 'ba5ec7a' },
  { group: 'vibe-coded', repository: 'MHaiDev2/modern-saas-template', commit: '1646824' },
  { group: 'vibe-coded', repository: 'takeovernat/ArchSketch', commit: '95cb0f3' },
  { group: 'vibe-coded', repository: 'thisisfrank/bankstatementcomparison2', commit: '75837da' },
  { group: 'vulnerable', repository: 'juice-shop/juice-shop', commit: '33518f5a0' },
  { group: 'vulnerable', repository: 'OWASP/NodeGoat', commit: 'c5cb68a' },
  { group: 'vulnerable', repository: 'appsecco/dvna', commit: '9ba473a' },
  { group: 'vulnerable', repository: 'SirAppSec/vuln-node.js-express.js-app', commit: 'b977c74' },
  { group: 'paired', repository: 'KeelStack-me/keelstack-ui-starter', commit: '01bb602' },
]
