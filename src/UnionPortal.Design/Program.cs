Console.WriteLine("Only `dotnet ef` uses this program.");
