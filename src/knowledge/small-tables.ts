/** Words of tables that stay small by themselves: what an operator writes by hand. */
export const smallTableWords: ReadonlySet<string> = new Set([
  'country', 'countries', 'currency', 'currencies', 'language', 'languages', 'locale', 'locales', 'role', 'roles', 'permission', 'permissions', 'plan', 'plans', 'tier', 'tiers', 'setting', 'settings', 'config', 'configs', 'flag', 'flags',
  'feature', 'features', 'timezone', 'timezones', 'status', 'statuses', 'category', 'categories', 'department', 'departments', 'region', 'regions', 'state', 'states', 'option', 'options', 'enum', 'enums', 'migration', 'migrations', 'faq', 'faqs',
  'pricing', 'integration', 'integrations', 'provider', 'providers', 'banner', 'banners', 'catalog', 'catalogue', 'price', 'prices', 'tag', 'tags', 'capability', 'capabilities', 'model', 'models', 'platform', 'platforms', 'worker', 'workers', 'domain', 'domains', 'delivery',
])
