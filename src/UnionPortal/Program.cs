var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
Console.WriteLine(UnionPortal.Shell.Say.Product);
await app.RunAsync();
