// @ts-ignore
import { DataSource } from 'typeorm';

export const analytics = new DataSource({
  type: 'postgres',
  url: 'postgres://launchpilot:6OyFFKBRRG70QcFIStl3GpkG@db.launchpilot.dev:5432/analytics',
  entities: ['src/server/entities/*.ts'],
  synchronize: true,
});
