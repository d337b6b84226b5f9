export async function up(pgm: any) {
  pgm.addColumn('users', { plan: { type: 'text' }, credits: { type: 'integer', default: 20 } });
  pgm.dropColumn('users', 'name');
}

export async function down(pgm: any) {}
