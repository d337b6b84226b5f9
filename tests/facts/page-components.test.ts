import { expect, test } from 'vitest'
import { functionNameOf } from '../../src/facts/functions.js'
import { isPageFile, pageComponentsOf } from '../../src/facts/page-components.js'
import { parseFile } from '../support/parse-file.js'

test.each<[string, boolean]>([
  ['src/app/orders/page.tsx', true], ['app/page.jsx', true], ['pages/settings/billing.tsx', true], ['src/routes/orders.tsx', true], ['src/screens/Orders.tsx', true], ['src/client/OrdersPage.tsx', true],
  ['src/client/orders-page.tsx', true], ['src/orders.page.vue', true], ['src/views/Orders.vue', true], ['src/components/pages/home.tsx', true],
  ['pages/api/orders.ts', false], ['pages/_app.tsx', false], ['src/pages/components/card.tsx', false], ['src/components/badge.tsx', false], ['src/app/layout.tsx', false], ['src/homepage-links.tsx', false], ['src/server.ts', false],
])('%s is a page: %s', (filename, expected) => {
  expect(isPageFile({ ...parseFile(''), path: filename })).toBe(expected)
})

test.each<[string, string, string[]]>([
  ['the default export', 'export default function Orders() {}; function Part() {}', ['Orders']],
  ['one that is exported by name', 'const Orders = () => null; export default Orders', ['Orders']],
  ['one in wrappers', 'function Orders() {} export default withUser(memo(Orders))', ['Orders']],
  ['one that a router is given', "export const Route = createFileRoute('/')({ component: Orders }); function Orders() {}", ['Orders']],
  ['one that is named a page', 'export function OrdersPage() {} export const OrdersScreen = () => null', ['OrdersPage', 'OrdersScreen']],
  ['a component of a table', 'const columns = [{ component: Cell }]; function Cell() {}', []],
])('%s', (_, code, expected) => {
  expect([...pageComponentsOf(parseFile(code, { filename: 'src/routes/orders.tsx' }))].map((fn) => functionNameOf(fn))).toEqual(expected)
})
