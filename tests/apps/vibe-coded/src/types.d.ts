import 'express-session';

declare module 'express-session' {
  interface SessionData {
    userId: string;
    teamId: string;
  }
}

declare global {
  namespace Express {
    interface Request {
      user?: any;
    }
  }

  interface ImportMeta {
    env: Record<string, string>;
  }
}
