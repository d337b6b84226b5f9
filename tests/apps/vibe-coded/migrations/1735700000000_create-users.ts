export async function up(pgm: any) {
  pgm.createTable('users', {
    id: 'id',
    email: { type: 'text', notNull: true },
    name: { type: 'text' },
    password_hash: { type: 'text', notNull: true },
    salt: { type: 'text', notNull: true },
  });
}
