import rule from '../../src/rules/no-token-in-web-storage.js'
import { testRule, ts } from '../support/test-rule.js'

const at = (line: number, what: string, api = 'localStorage.setItem') => ({ messageId: 'tokenInStorage', line, data: { api, what } })
const client = (code: string) => ({ code, filename: 'src/client/app.tsx' })

testRule(rule, {
  valid: {
    'a field that holds another store': client(ts`
      export class Tokens {
        constructor(private readonly storage: Storage = new MemoryStorage()) {}
        save(accessToken: string) { this.storage.setItem('accessToken', accessToken) }
      }
    `),
    'an interface flag': `localStorage.setItem('isAuthenticated', 'true')`,
    'session as a word of sessionStorage': `sessionStorage.setItem('selectedTier', tier)`,
    'a flag about the session': `sessionStorage.setItem('admin_session_refreshed', 'true')`,
    'a flag about a token': `localStorage.setItem('token', token ? 'true' : 'false')`,
    'the id of a guest': `localStorage.setItem('sessionId', crypto.randomUUID())`,
    'a push token': ts`
      localStorage.setItem('fcmToken', token)
      localStorage.setItem('push_token', await messaging.getToken())
      localStorage.setItem('device-token', token)
    `,
    'a CSRF token': ts`
      sessionStorage.setItem('csrfToken', csrfToken)
      sessionStorage.setItem('XSRF-TOKEN', token)
    `,
    'design tokens': ts`
      localStorage.setItem('design-tokens', JSON.stringify(tokens))
      localStorage.setItem('themeTokens', JSON.stringify({ tokens }))
    `,
    'tokens of a language model': ts`
      localStorage.setItem('tokensUsed', String(usage.total_tokens))
      localStorage.setItem('maxTokens', String(maxTokens))
      localStorage.setItem('prompt_token_count', count)
      localStorage.tokens = usage.totalTokens
    `,
    'a coin': `localStorage.setItem('token', JSON.stringify(selectedToken))`,
    'the age of a token': ts`
      localStorage.setItem('token_expires_at', String(Date.now() + 3600))
      localStorage.setItem('tokenExpiry', expiry)
      localStorage.setItem('tokenType', 'Bearer')
    `,
    'reading and removing': ts`
      const token = localStorage.getItem('token')
      localStorage.removeItem('access_token')
      sessionStorage.clear()
    `,
    'emptying': ts`
      localStorage.setItem('token', '')
      localStorage.token = null
    `,
    'a key prefix with an id': 'sessionStorage.setItem(`${SESSION_KEY_PREFIX}${id}`, JSON.stringify(form))',
    'an address to come back to': `localStorage.setItem(REDIRECT_TO_AUTH_KEY, location.href)`,
    'a draft': `localStorage.setItem('draftToken', id)`,
    'a token under a key of something else': `localStorage.setItem('inviteCode', token)`,
    'cookies': ts`
      import Cookies from 'js-cookie'
      Cookies.set('token', token)
    `,
    'the storage of a phone': ts`
      import AsyncStorage from '@react-native-async-storage/async-storage'
      AsyncStorage.setItem('token', token)
    `,
    'an object of the project called localStorage': ts`
      import { localStorage } from './memory'
      localStorage.setItem('token', token)
    `,
    'a store with its own storage': ts`
      import { create } from 'zustand'
      import { persist, createJSONStorage } from 'zustand/middleware'
      import { secureStorage } from './secure'
      export const useAuth = create(persist((set) => ({ token: null, setToken: (token) => set({ token }) }), { name: 'auth', storage: createJSONStorage(() => secureStorage) }))
    `,
    'a store that leaves the token out': ts`
      import { create } from 'zustand'
      import { persist } from 'zustand/middleware'
      export const useAuth = create(persist((set) => ({ token: null, user: null }), { name: 'auth', partialize: (state) => ({ user: state.user }) }))
    `,
    'a store of settings': ts`
      import { create } from 'zustand'
      import { persist } from 'zustand/middleware'
      export const useSettings = create(persist((set) => ({ theme: 'dark', setToken: () => {} }), { name: 'settings' }))
    `,
    'redux-persist of other slices': ts`
      import { persistReducer } from 'redux-persist'
      import storage from 'redux-persist/lib/storage'
      export const reducer = persistReducer({ key: 'root', storage, whitelist: ['theme', 'cart'] }, root)
    `,
    'redux-persist in memory': ts`
      import { persistReducer } from 'redux-persist'
      import storage from './cookie-storage'
      export const reducer = persistReducer({ key: 'root', storage, whitelist: ['token'] }, root)
    `,
    'a hook for the theme': ts`
      import { useLocalStorage } from 'usehooks-ts'
      const [theme] = useLocalStorage('theme', 'dark')
    `,
    'a hook of the project that is no storage': ts`
      import { useSessionStorage } from './server-session'
      useSessionStorage2('token')
    `,
    'a test': { code: `localStorage.setItem('token', token)`, filename: 'src/auth.test.ts' },
  },
  invalid: {
    'a key of a frozen list': {
      ...client(ts`
        const KEYS = Object.freeze({ REFRESH: 'refresh_token', LANGUAGE: 'language' })
        export const keep = (value) => localStorage.setItem(KEYS.REFRESH, value)
        export const speak = (value) => localStorage.setItem(KEYS.LANGUAGE, value)
      `),
      reports: [at(2, '`refresh_token`')],
    },
    'a store in a field, by default and by assignment': {
      ...client(ts`
        export class Tokens {
          constructor(private readonly storage: Storage = window.localStorage) {}
          save(accessToken: string) { this.storage.setItem('access_token', accessToken) }
        }
        export class Session {
          constructor() { this.store = localStorage }
          keep(jwt) { this.store.setItem('jwt', jwt) }
        }
      `),
      reports: [at(3, '`access_token`'), at(7, '`jwt`')],
    },
    'an access and a refresh token': {
      ...client(ts`
        export function save(accessToken: string, refreshToken: string) {
          localStorage.setItem('access_token', accessToken)
          window.localStorage.setItem('refreshToken', refreshToken)
        }
      `),
      reports: [at(2, '`access_token`'), at(3, '`refreshToken`')],
    },
    'a token of the response in React': {
      ...client(ts`
        export function Login() {
          const submit = async () => {
            const { data } = await axios.post('/login', form)
            localStorage.setItem('token', data.token)
          }
          return <form onSubmit={submit} />
        }
      `),
      reports: [at(4, '`token`')],
    },
    'a token with the name of the product': { ...client(`localStorage.setItem('stackaudit_token', data.token)`), reports: [at(1, '`stackaudit_token`')] },
    'a service of Angular with a constant of another file': {
      ...client(ts`
        import { KEY_TOKEN } from './settings'
        export class TokenStorage {
          save(token: string, staySignedIn: boolean) {
            if (staySignedIn) window.localStorage.setItem(KEY_TOKEN, token)
            window.sessionStorage.setItem(KEY_TOKEN, token)
          }
        }
      `),
      reports: [at(4, '`KEY_TOKEN`'), at(5, '`KEY_TOKEN`', 'sessionStorage.setItem')],
    },
    'a key constant': {
      ...client(ts`
        const SESSION_KEY = 'ks_session_token'
        export const session = { set: (t: string) => localStorage.setItem(SESSION_KEY, t) }
      `),
      reports: [at(2, '`ks_session_token`')],
    },
    'keys in a table': {
      ...client(ts`
        const KEYS = { access: 'app.access-token' } as const
        globalThis.localStorage.setItem(KEYS.access, value)
        localStorage.setItem(StorageKeys.RefreshToken, value)
      `),
      reports: [at(2, '`app.access-token`'), at(3, '`RefreshToken`')],
    },
    'a key made of parts': { ...client('localStorage.setItem(`${PREFIX}_auth_token`, value); localStorage.setItem(PREFIX + "jwt", value)'), reports: ['tokenInStorage', 'tokenInStorage'] },
    'members': {
      ...client(ts`
        localStorage.token = data.token
        localStorage['jwt'] = data.jwt
        self.sessionStorage.idToken = await user.getIdToken()
      `),
      reports: [at(1, '`token`', 'localStorage'), at(2, '`jwt`', 'localStorage'), at(3, '`idToken`', 'sessionStorage')],
    },
    'aliases': {
      ...client(ts`
        const storage = remember ? localStorage : sessionStorage
        storage.setItem('token', token)
        const { localStorage: local } = window
        local.setItem('token', token)
        function keep(token: string, where: Storage = window.localStorage) { where.setItem('token', token) }
      `),
      reports: ['tokenInStorage', 'tokenInStorage', 'tokenInStorage'],
    },
    'a value that tells under a key that does not': {
      ...client(ts`
        localStorage.setItem('k1', data.access_token)
        localStorage.setItem('auth', JSON.stringify({ user, token: data.token }))
        sessionStorage.setItem('u', await user.getIdToken())
        localStorage.setItem('session', JSON.stringify({ accessToken, refreshToken }))
        localStorage.setItem('h', \`Bearer \${accessToken}\`)
      `),
      reports: [at(1, '`access_token`'), at(2, '`token`'), at(3, 'the result of `getIdToken`', 'sessionStorage.setItem'), at(4, '`accessToken`'), at(5, '`accessToken`')],
    },
    'a helper of the file': {
      ...client(ts`
        const storage = { set(key: string, value: unknown) { localStorage.setItem(key, JSON.stringify(value)) } }
        storage.set('theme', theme)
        storage.set('refresh_token', tokens.refresh)
      `),
      reports: [at(3, '`refresh_token`')],
    },
    'Zustand': {
      ...client(ts`
        import { create } from 'zustand'
        import { persist } from 'zustand/middleware'
        export const useAuth = create<Auth>()(
          persist((set) => ({ user: null, accessToken: null, setAccessToken: (accessToken) => set({ accessToken }) }), { name: 'auth-storage' }),
        )
      `),
      reports: [at(4, '`accessToken`', 'persist')],
    },
    'Zustand with sessionStorage, what it keeps and a renamed import': {
      ...client(ts`
        import { create } from 'zustand'
        import { persist as keep, createJSONStorage } from 'zustand/middleware'
        export const useAuth = create(keep((set) => { return { token: '', user: null } }, {
          name: 'auth',
          storage: createJSONStorage(() => sessionStorage),
          partialize: (state) => ({ token: state.token }),
        }))
      `),
      reports: [at(3, '`token`', 'persist')],
    },
    'redux-persist': {
      ...client(ts`
        import { persistReducer } from 'redux-persist'
        import storage from 'redux-persist/lib/storage'
        const config = { key: 'auth', storage, whitelist: ['token', 'user'] }
        export const reducer = persistReducer(config, auth)
      `),
      reports: [at(4, '`token`', 'persistReducer')],
    },
    'redux-persist of a slice of the file': {
      ...client(ts`
        import { persistReducer } from 'redux-persist'
        import storage from 'redux-persist/lib/storage/session'
        import { createSlice } from '@reduxjs/toolkit'
        const initialState = { user: null, refreshToken: null }
        const slice = createSlice({ name: 'auth', initialState, reducers: {} })
        export const reducer = persistReducer({ key: 'auth', storage }, slice.reducer)
      `),
      reports: [at(6, '`refreshToken`', 'persistReducer')],
    },
    'hooks': {
      ...client(ts`
        import { useLocalStorage } from 'usehooks-ts'
        import { useLocalStorage as useMantine } from '@mantine/hooks'
        import { atomWithStorage } from 'jotai/utils'
        import { useSessionStorage } from '@/hooks/use-session-storage'
        const [token, setToken] = useLocalStorage('token', null)
        const [jwt] = useMantine({ key: 'jwt' })
        const atom = atomWithStorage('access-token', null)
        const [id] = useSessionStorage('id_token')
      `),
      reports: [at(5, '`token`', 'useLocalStorage'), at(6, '`jwt`', 'useMantine'), at(7, '`access-token`', 'atomWithStorage'), at(8, '`id_token`', 'useSessionStorage')],
    },
    'Pinia': {
      ...client(ts`
        import { defineStore } from 'pinia'
        export const useAuth = defineStore('auth', { state: () => ({ token: '', user: null }), persist: true })
      `),
      reports: [at(2, '`token`', 'defineStore')],
    },
    'CommonJS': {
      code: ts`
        const axios = require('axios')
        module.exports.login = async (form) => {
          const response = await axios.post('/login', form)
          window.sessionStorage.setItem('jwt', response.data.jwt)
        }
      `,
      filename: 'public/js/login.js',
      reports: [at(4, '`jwt`', 'sessionStorage.setItem')],
    },
  },
})
