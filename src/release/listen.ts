import { createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';

export interface Place {
  host: string;
  /** 0 takes any free port. */
  port: number;
}

/** Throws in Vietnamese when a server could not listen there. */
export async function assertFree({ host, port }: Place): Promise<void> {
  const trial = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      trial.once('error', reject);
      trial.listen({ host, port, exclusive: true }, resolve);
    });
  } catch (error) {
    throw describe(error, { host, port });
  }
  await new Promise((resolve) => trial.close(resolve));
}

/** Starts listening and returns the port. Throws in Vietnamese when that cannot be. */
export async function listen(server: FastifyInstance, { host, port }: Place): Promise<number> {
  try {
    await server.listen({ host, port });
  } catch (error) {
    throw describe(error, { host, port });
  }
  const address = server.server.address();
  return typeof address === 'object' && address ? address.port : port;
}

/** Where the portal is found on this machine. */
export const readerAddress = (host: string, port: number, base: string) =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}${base}`;

function describe(error: unknown, { host, port }: Place): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE')
    return new Error(
      `Cổng ${port} đang được một chương trình khác dùng. Tắt chương trình đó, hoặc chọn cổng khác bằng PORT, ví dụ PORT=${port + 1}.`,
      { cause: error },
    );
  if (code === 'EACCES')
    return new Error(`Không được phép dùng cổng ${port}. Chọn cổng từ 1024 trở lên bằng PORT.`, {
      cause: error,
    });
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new Error(
      `Máy này không có địa chỉ ${host}. Sửa HOST, hoặc bỏ HOST để dùng 127.0.0.1.`,
      { cause: error },
    );
  return error;
}
